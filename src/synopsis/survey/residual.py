"""Residuals: what calibration leaves of a variable, so that its error knows of the calibration.

After Deville and Sarndal (1992, JASA 87:376-382): the variance of a calibrated estimate is that of
the residuals of its regression on the calibration variables.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

# Takes and gives an n x p matrix of influences that carry their weights.
Residual = Callable[[NDArray[np.float64]], NDArray[np.float64]]
