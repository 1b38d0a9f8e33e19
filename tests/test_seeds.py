from __future__ import annotations

from alliance_network.seeds import assets_folder, seeds_folder


def test_what_travels_with_the_package_is_there():
    assert (seeds_folder() / "iran-2023" / "claims.csv").is_file()
    assert assets_folder().is_dir()
