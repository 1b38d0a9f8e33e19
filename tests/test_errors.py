"""Messages read as sentences, and carry nothing that cannot be printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.errors import (
    AllianceNetworkError,
    DataError,
    Fault,
    FieldError,
    UsageError,
    ViewError,
    printable,
    shown,
)


class TestShown:
    @pytest.mark.parametrize(
        ("value", "words"),
        [
            ("irann", '"irann"'),
            (0, '"0"'),
            ("", '""'),
            ("ایران", '"ایران"'),
            ("a\0b\n", r'"a\x00b\n"'),
            ("\ud800", r'"\ud800"'),
            ("x" * 60, f'"{"x" * 60}"'),
            ("x" * 1_000_000, f'"{"x" * 60}…" (1,000,000 characters)'),
        ],
    )
    def test_quotes_shortens_and_escapes(self, value: object, words: str):
        assert shown(value) == words

    @given(text=st.text())
    def test_is_always_printable_and_short(self, text: str):
        assert printable(text).isprintable()
        assert len(printable(text)) <= 10 * 60 + 1


class TestFault:
    def test_names_file_sheet_row_and_column(self):
        fault = Fault(
            file="network.xlsx",
            sheet="claims",
            row=1_200,
            column="from",
            value="irann",
            message='"irann" is no actor of actors.csv.',
            remedy='Did you mean "iran"? Add the actor or correct the name.',
        )
        assert str(fault) == (
            'network.xlsx, sheet "claims", row 1,200, column "from": "irann" is no actor of '
            'actors.csv. Did you mean "iran"? Add the actor or correct the name.'
        )

    def test_leaves_out_what_is_not_known(self):
        fault = Fault(file="claims.csv", message="The file is missing.", remedy="Add it.")
        assert str(fault) == "claims.csv: The file is missing. Add it."


class TestErrors:
    def test_data_error_tells_every_fault_on_a_line(self):
        faults = [
            Fault(file="a.csv", message="One is wrong.", remedy="Mend it."),
            Fault(file="b.csv", message="Two is wrong.", remedy="Mend it."),
        ]
        error = DataError(iter(faults))
        assert error.faults == tuple(faults)
        assert str(error) == "a.csv: One is wrong. Mend it.\nb.csv: Two is wrong. Mend it."

    def test_field_error_is_message_and_remedy(self):
        error = FieldError('"x" is no date.', remedy="Write a year.")
        assert str(error) == '"x" is no date. Write a year.'
        assert (error.message, error.remedy) == ('"x" is no date.', "Write a year.")

    @pytest.mark.parametrize("kind", [FieldError, DataError, ViewError])
    def test_what_a_caller_expects_of_a_bad_value(self, kind: type[Exception]):
        assert issubclass(kind, ValueError)
        assert issubclass(kind, AllianceNetworkError)

    def test_usage_error_is_ours(self):
        assert issubclass(UsageError, AllianceNetworkError)
