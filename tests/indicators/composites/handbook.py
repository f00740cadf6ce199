"""The Technology Achievement Index as the handbook of the OECD and JRC prints it.

M. Nardo et al., Handbook on Constructing Composite Indicators: Methodology and User Guide, OECD
Publishing, Paris 2008, ISBN 978-92-64-04345-9: table A.2 (page 152) and the tables named below.
"""

import numpy as np

NAMES = (
    "Finland", "United States", "Sweden", "Japan", "Korea", "Netherlands", "United Kingdom",
    "Canada", "Australia", "Singapore", "Germany", "Norway", "Ireland", "Belgium", "New Zealand",
    "Austria", "France", "Israel", "Spain", "Italy", "Czech Republic", "Hungary", "Slovenia",
)  # fmt: skip
# Table A.2, page 152: the 23 units of the case study; telephones and electricity in logarithms.
PATENTS = (187, 289, 271, 994, 779, 189, 82, 31, 75, 8, 235, 103, 106, 72, 103, 165, 205, 74, 42,
           13, 28, 26, 105)  # fmt: skip
ROYALTIES = (125.6, 130, 156.6, 64.6, 9.8, 151.2, 134, 38.6, 18.2, 25.5, 36.8, 20.2, 110.3, 73.9,
             13, 14.8, 33.6, 43.6, 8.6, 9.8, 4.2, 6.2, 4)  # fmt: skip
INTERNET = (200.2, 179.1, 125.8, 49, 4.8, 136, 57.4, 108, 125.9, 72.3, 41.2, 193.6, 48.6, 58.9,
            146.7, 84.2, 36.4, 43.2, 21, 30.4, 25, 21.6, 20.3)  # fmt: skip
EXPORTS = (50.7, 66.2, 59.7, 80.8, 66.7, 50.9, 61.9, 48.7, 16.2, 74.9, 64.2, 19, 53.6, 47.6, 15.4,
           50.3, 58.9, 45, 53.4, 51, 51.7, 63.5, 49.5)  # fmt: skip
TELEPHONES = (3.08, 3.00, 3.10, 3.00, 2.97, 3.02, 3.02, 2.94, 2.94, 2.95, 2.94, 3.12, 2.97, 2.91,
              2.86, 2.99, 2.97, 2.96, 2.86, 3.00, 2.75, 2.73, 2.84)  # fmt: skip
ELECTRICITY = (4.15, 4.07, 4.14, 3.86, 3.65, 3.77, 3.73, 4.18, 3.94, 3.83, 3.75, 4.39, 3.68, 3.86,
               3.91, 3.79, 3.80, 3.74, 3.62, 3.65, 3.68, 3.46, 3.71)  # fmt: skip
SCHOOLING = (10, 12, 11.4, 9.5, 10.8, 9.4, 9.4, 11.6, 10.9, 7.1, 10.2, 11.9, 9.4, 9.3, 11.7, 8.4,
             7.9, 9.6, 7.3, 7.2, 9.5, 9.1, 7.1)  # fmt: skip
UNIVERSITY = (27.4, 13.9, 15.3, 10, 23.2, 9.5, 14.9, 14.2, 25.3, 24.2, 14.4, 11.2, 12.3, 13.6, 13.1,
              13.6, 12.6, 11, 15.6, 13, 8.2, 7.7, 10.6)  # fmt: skip
DATA = np.array(
    [PATENTS, ROYALTIES, INTERNET, EXPORTS, TELEPHONES, ELECTRICITY, SCHOOLING, UNIVERSITY],
    dtype=float,
).T

# Table 15, page 87, of the mean years of school: rank (high is top), z-score, min-max, percentile.
RANKS = (15, 23, 19, 12, 17, 9, 9, 20, 18, 1, 16, 22, 9, 8, 21, 6, 5, 14, 4, 3, 12, 7, 1)
Z_SCORES = (0.26, 1.52, 1.14, -0.06, 0.76, -0.12, -0.12, 1.27, 0.83, -1.58, 0.38, 1.46, -0.12,
            -0.19, 1.33, -0.76, -1.08, 0.00, -1.46, -1.52, -0.06, -0.31, -1.58)  # fmt: skip
MIN_MAX = (0.59, 1.00, 0.88, 0.49, 0.76, 0.47, 0.47, 0.92, 0.78, 0.00, 0.63, 0.98, 0.47, 0.45, 0.94,
           0.27, 0.16, 0.51, 0.04, 0.02, 0.49, 0.41, 0.00)  # fmt: skip

# Table 6, page 64: correlations above the diagonal, row by row.
CORRELATIONS = (
    (0.13, -0.09, 0.45, 0.28, 0.03, 0.22, 0.08),
    (0.46, 0.25, 0.56, 0.32, 0.30, 0.06),
    (-0.45, 0.56, 0.84, 0.63, 0.27),
    (0.00, -0.36, -0.35, -0.03),
    (0.64, 0.30, 0.33),
    (0.65, 0.26),
    (0.08,),
)
# Table 7, page 65: the share of variance of each principal component, in percent.
VARIANCES = (41.9, 21.8, 12.3, 11.1, 6.0, 3.7, 2.2, 0.9)

# Table 22, page 100: weights, rounded to two decimals; table 23, page 100, and table 38, page 116:
# ranks under them. The tables list Singapore before Canada and Australia; here it is as in A.2.
BUDGET = (0.11, 0.11, 0.11, 0.18, 0.10, 0.06, 0.15, 0.18)
HIERARCHY = (0.09, 0.10, 0.07, 0.21, 0.05, 0.06, 0.18, 0.25)
RANKS_EQUAL = (1, 2, 3, 4, 5, 6, 7, 9, 10, 8, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23)
RANKS_BUDGET = (1, 2, 3, 5, 4, 8, 7, 10, 11, 6, 9, 13, 12, 14, 17, 15, 16, 18, 19, 21, 22, 20, 23)
RANKS_HIERARCHY = (1, 3, 4, 5, 2, 11, 7, 10, 9, 6, 8, 16, 12, 13, 18, 15, 14, 17, 19, 21, 22, 20,
                   23)  # fmt: skip
RANKS_GEOMETRIC = (2, 1, 3, 4, 16, 5, 6, 13, 14, 18, 8, 11, 7, 9, 17, 12, 10, 15, 19, 21, 23, 22,
                   20)  # fmt: skip

# Table 35 and table 36, pages 113 and 114: the first five units with more decimals, and by which
# share of the indicators each outranks the others.
FIVE = np.array([
    [187, 125.6, 200.2, 50.7, 3.080, 4.150, 10, 27.4],
    [289, 130, 179.1, 66.2, 2.997, 4.073, 12, 13.9],
    [271, 156.6, 125.8, 59.7, 3.096, 4.145, 11.4, 15.3],
    [994, 64.6, 49, 80.8, 3.003, 3.865, 9.5, 10],
    [779, 9.8, 4.8, 66.7, 2.972, 3.653, 10.8, 23.2],
])  # fmt: skip
OUTRANKING = np.array([
    [0, 0.5, 0.375, 0.75, 0.625],
    [0.5, 0, 0.5, 0.625, 0.625],
    [0.625, 0.5, 0, 0.75, 0.625],
    [0.25, 0.375, 0.25, 0, 0.75],
    [0.375, 0.375, 0.375, 0.25, 0],
])  # fmt: skip

# M. Saisana, A. Saltelli, S. Tarantola, "Uncertainty and sensitivity analysis techniques as
# tools for the quality assessment of composite indicators", Journal of the Royal Statistical
# Society A 168 (2005) 307-323, table 1 (page 314): the goalposts of the United Nations.
GOALPOSTS = (
    (0, 994), (0, 272.6), (0, 232.4), (0, 80.8), (0, float(np.log10(901))),
    (float(np.log10(22)), float(np.log10(6969))), (0.8, 12.0), (0.1, 27.4),
)  # fmt: skip
