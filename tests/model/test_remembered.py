from __future__ import annotations

import gc
import weakref

from alliance_network.history import histories
from alliance_network.model.remembered import forget, remembered
from alliance_network.selection import select
from alliance_network.view import View
from small import claim, network


def test_a_result_is_remembered_until_all_is_forgotten():
    asked = []

    @remembered(2)
    def counted(dataset):
        asked.append(dataset)
        return len(asked)

    assert [counted("a"), counted("a"), counted("b"), counted("c"), counted("a")] == [1, 1, 2, 3, 4]
    forget()
    assert counted("a") == 5


def test_a_dataset_that_is_not_in_use_leaves_memory():
    dataset = network(claim("iran backing hamas"))
    histories(dataset)
    select(dataset, View())
    there = weakref.ref(dataset)
    del dataset
    gc.collect()
    assert there() is not None
    forget()
    gc.collect()
    assert there() is None
