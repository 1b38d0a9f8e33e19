"""Write the positions that ship with each network: ``python tests/tools/ship_positions.py``.

Figures must be the same bytes on every machine; computing positions there would give the same
up to the last digits of its arithmetic only. Run it after a change of a shipped network or of a
layout; a test tells when it is due.
"""

from __future__ import annotations

import json

from alliance_network.figures.places import SHIPPED, name_of, unit_positions
from alliance_network.formats import open_dataset, shipped
from alliance_network.layout import LAYOUTS
from alliance_network.seeds import seeds_folder


def main() -> None:
    """Write one file a network: every layout with its first seed and its own centre."""
    for name in shipped():
        dataset = open_dataset(name)
        file = seeds_folder() / name / SHIPPED
        file.unlink(missing_ok=True)
        unit_positions.cache_clear()
        content = {
            name_of(dataset, layout=layout, seed=0, centre=None): unit_positions(
                dataset, layout=layout, seed=0, centre=None
            ).tolist()
            for layout in LAYOUTS
        }
        lines = ",\n".join(
            f"{json.dumps(key)}: {json.dumps(value)}" for key, value in content.items()
        )
        file.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
        print(f"{file}: {len(content)} layouts of {len(dataset.actors)} actors")


if __name__ == "__main__":
    main()
