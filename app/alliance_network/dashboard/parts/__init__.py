"""Parts of the page: functions that return components and decide nothing."""
