from __future__ import annotations

from dataclasses import replace

import pytest

from alliance_network.dashboard.settings import Settings, load, load_stories
from alliance_network.errors import UsageError
from alliance_network.formats import open_dataset
from alliance_network.formats.folder import write_folder
from alliance_network.story import story_text

SHIPPED = Settings(datasets=("iran-2023",))


def test_settings_survive_the_environment():
    settings = Settings(
        datasets=("iran-2023", "/über/mine"),
        stories=("talk.toml",),
        base_path="/a/",
        public_url="https://example.org/a",
        debug=True,
    )
    assert Settings.from_environment(settings.to_environment()) == settings


def test_no_two_secrets_are_alike():
    assert Settings(datasets=()).secret != Settings(datasets=()).secret


def test_without_settings_the_way_out_is_named():
    with pytest.raises(UsageError) as raised:
        Settings.from_environment({})
    assert str(raised.value) == (
        "The environment variable ALLIANCE_NETWORK_SERVER is not set: start the server with "
        "`alliance-network serve`."
    )


def test_networks_are_found_by_name():
    networks = load(Settings(datasets=("iran-2023",)))
    assert networks == {"iran-2023": open_dataset("iran-2023")}


@pytest.mark.parametrize(
    ("datasets", "base_path", "sentence"),
    [
        (
            ("iran-2023", "iran-2023"),
            "/",
            'Two of the networks are called "iran-2023": rename one of them.',
        ),
        (
            ("iran-2023",),
            "/iran-2023/x/",
            'The base path "/iran-2023/x/" begins with the name of the network "iran-2023", so '
            "that an address could mean either: choose another base path.",
        ),
        (
            ("iran-2023",),
            "/health/",
            'The base path "/health/" begins with "health", which the server needs for itself: '
            "choose another base path.",
        ),
    ],
)
def test_addresses_mean_one_thing(datasets, base_path, sentence):
    with pytest.raises(UsageError) as raised:
        load(Settings(datasets=datasets, base_path=base_path))
    assert str(raised.value) == sentence


def test_a_network_may_not_be_called_like_a_page_of_the_server(tmp_path):
    folder = tmp_path / "mine"
    write_folder(open_dataset("iran-2023"), folder)
    package = folder / "datapackage.json"
    package.write_text(package.read_text().replace('"name": "iran-2023"', '"name": "health"'))
    with pytest.raises(UsageError, match='is called "health", which the server needs for itself'):
        load(Settings(datasets=(str(folder),)))


def test_a_story_of_a_file_is_one_of_its_network(tmp_path):
    shipped = load_stories(SHIPPED, load(SHIPPED))
    (story,) = (found for found in shipped["iran-2023"].values() if found.name == "around-iran")
    path = tmp_path / "talk.toml"
    path.write_text(story_text(story), encoding="utf-8")
    settings = Settings(datasets=("iran-2023",), stories=(str(path),))
    found = load_stories(settings, load(settings))["iran-2023"]
    assert found == shipped["iran-2023"] | {"talk": replace(story, name="talk")}


def test_a_story_of_the_network_s_own_folder_may_be_named_too(tmp_path):
    folder = tmp_path / "mine"
    write_folder(open_dataset("iran-2023"), folder)
    (folder / "stories").mkdir()
    path = folder / "stories" / "talk.toml"
    story = load_stories(SHIPPED, load(SHIPPED))["iran-2023"]["around-iran"]
    path.write_text(story_text(story), encoding="utf-8")
    settings = Settings(datasets=(str(folder),), stories=(str(path),))
    assert list(load_stories(settings, load(settings))["iran-2023"]) == ["talk"]
