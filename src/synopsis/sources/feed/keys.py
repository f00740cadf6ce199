"""Keys: the whole numbers that name rows, and which of them stood in the file before."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np


@dataclass(slots=True)
class Keys:
    """Every key met so far, in sorted runs; publishers number upwards, so that runs seldom mix."""

    _runs: list[Any] = field(default_factory=list)

    def repeated(self, keys: "np.ndarray[Any, Any]") -> list[int]:
        """The indices of keys that stood before, in this run or an earlier one; takes the run."""
        import numpy as np  # heavy: only when used

        if not len(keys):
            return []
        twins = np.zeros(len(keys), dtype=bool)
        if np.any(np.diff(keys) <= 0):
            _, firsts = np.unique(keys, return_index=True)
            twins[:] = True
            twins[firsts] = False
        low, high = keys.min(), keys.max()
        for run in self._runs:
            if run[0] <= high and low <= run[-1]:
                found = np.searchsorted(run, keys).clip(max=len(run) - 1)
                twins |= run[found] == keys
        if not twins.all():
            self._runs.append(np.sort(keys[~twins]))
        return [int(index) for index in np.flatnonzero(twins)]
