"""The story over time says only what its steps show, date by date."""

from __future__ import annotations

import pytest

from alliance_network.compare import comparison
from alliance_network.formats import open_dataset
from alliance_network.formats.stories import checked_stories
from alliance_network.selection import select

TO_THE_TALIBAN = ("al-qaida", "bahrain", "pakistan", "qatar", "saudi-arabia", "uzbekistan")
AT_WAR_WITH_IRAQ = (
    "egypt",
    "france",
    "kuwait",
    "oman",
    "qatar",
    "saudi-arabia",
    "syria",
    "united-arab-emirates",
    "united-kingdom",
    "united-states",
)
OF_SHANGHAI = ("china", "kazakhstan", "kyrgyzstan", "russia", "tajikistan")
OF_THE_TREATY = ("armenia", "belarus", "kazakhstan", "kyrgyzstan", "russia", "tajikistan")


def to(target: str, relation: str, *sources: str) -> set[str]:
    return {f"{source}>{target}:{relation}" for source in sources}


@pytest.fixture(scope="module")
def network():
    return open_dataset("iran-1990-2018")


@pytest.fixture(scope="module")
def steps(network):
    return checked_stories(network.name, network)["thirty-years"].steps


@pytest.fixture(scope="module")
def shown(network, steps):
    return {step.title: select(network, step.view) for step in steps}


def did(selection, change: str) -> set[str]:
    rows = selection.ties.filter(selection.ties["change"] == change)
    return set(rows["key"])


def test_ten_steps_go_from_the_first_year_to_the_last(steps):
    dates = [step.view.as_of for step in steps]
    assert len(steps) == 10
    assert (dates[0], dates[-1]) == ("1990", "2018")
    assert None not in dates


def test_those_of_one_date_show_what_they_name(shown):
    assert set(shown["1990: three groups"].keys) == {
        f"iran>{group}:backing" for group in ("hezbollah", "hizb-i-wahdat", "pkk")
    }
    ends = {
        frozenset(key.split(":")[0].split(">")) for key in shown["1991: a war over Kuwait"].keys
    }
    assert ends == {frozenset({"iraq", state}) for state in AT_WAR_WITH_IRAQ}
    assert set(shown["1996: two sides in Afghanistan"].keys) == to(
        "taliban", "backing", *TO_THE_TALIBAN
    )


def test_what_is_said_beside_the_picture_is_in_the_data_too(network, steps):
    views = {step.title: step.view for step in steps}

    def at(title: str, year: str, **changes):
        return select(network, views[title].but(as_of=year, compare_to=None, **changes))

    war = "1991: a war over Kuwait"
    assert at(war, "1992").keys == () == at(war, "2004").keys
    assert len(at(war, "1992").unknown) == 0 < len(at(war, "2004").unknown)
    afghan = "1996: two sides in Afghanistan"
    assert {key for key in at(afghan, "1996", focus="iran").keys if key.startswith("iran>")} == {
        f"iran>{side}:backing" for side in ("afghanistan", "hezbollah", "sciri", "sudan", "uifsa")
    }
    for year in range(1997, 2002):
        assert not any(key.split(":")[0].endswith(">taliban") for key in at(afghan, str(year)).keys)
        assert len(at(afghan, str(year)).unknown) >= len(TO_THE_TALIBAN)
    sanctions = "Sanctions on Iran"
    by = {"eu>iran:sanctions", "un>iran:sanctions"}
    assert by <= set(at(sanctions, "2016").keys)
    assert not by & set(at(sanctions, "2017").keys)
    earlier = select(network, views[sanctions].but(as_of="2018", compare_to="2005"))
    assert did(earlier, "kept") == {"united-states>iran:sanctions"}
    assert "iran>hamas:backing" in at("2013: Hamas between two sides", "2017").keys
    end = "2018: where the data end"
    assert at(end, "2018", focus=None).keys == ()
    assert len(at(end, "2017", focus=None).keys) > 0


def test_those_of_two_dates_count_what_they_say(shown):
    shanghai = shown["Shanghai: five, then six"]
    assert did(shanghai, "began") == {"uzbekistan>sco:membership"}
    assert did(shanghai, "kept") == to("sco", "membership", *OF_SHANGHAI)
    left = shown["Who left"]
    assert did(left, "ended") == {"uzbekistan>csto:membership"}
    assert did(left, "kept") == to("csto", "membership", *OF_THE_TREATY)
    rivalries = shown["Rivalries, 1990 and 2004"]
    counts = comparison(rivalries).counts
    assert (counts["began"], counts["ended"], counts["kept"]) == (5, 7, 17)
    assert "iran>iraq:rivalry" in did(rivalries, "ended")
    sanctions = shown["Sanctions on Iran"]
    assert did(sanctions, "ended") == to("iran", "sanctions", "eu", "un")
    assert did(sanctions, "kept") == to("iran", "sanctions", "united-states")
    hamas = shown["2013: Hamas between two sides"]
    assert did(hamas, "ended") == to("hamas", "backing", "iran", "syria")
    assert did(hamas, "began") == {"hamas>syrian-insurgents:backing"}
    qatar = shown["2017: Qatar"]
    assert len(did(qatar, "began")) == 5
    assert did(qatar, "unknown before") == to("qatar", "sanctions", "libya", "yemen")
