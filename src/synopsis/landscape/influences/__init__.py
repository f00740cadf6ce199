"""Influences: the region's report as a map of signed, cited links, read by named codings.

Shape, for those who build on it: `load_influences(profile)` is the map with its codings (`plain`,
`close`, `fine`, `clusters`, `framework`, `core`). `coded(map, coding)` draws one coding as a graph:
parallel links joined with all their lines, opposite signs both kept, links of a concept on itself
and phrases that fit none set apart. `loops`, `paths` and `interactions` read a graph; `told` puts a
loop or path into a sentence. `robust_loops`, `robust_paths` and `centralities` give nothing without
the share of defensible codings in which it survives.
"""

from synopsis.landscape.influences.centrality import Centrality
from synopsis.landscape.influences.coding import Coding
from synopsis.landscape.influences.concept import Concept
from synopsis.landscape.influences.graph import CodedLink, Graph, coded
from synopsis.landscape.influences.influence_map import InfluenceMap
from synopsis.landscape.influences.interaction import interactions
from synopsis.landscape.influences.load import load_influences
from synopsis.landscape.influences.loops import loops, paths
from synopsis.landscape.influences.robust import (
    RobustLoops,
    RobustPath,
    centralities,
    robust_loops,
    robust_paths,
)
from synopsis.landscape.influences.told import told

__all__ = [
    "Centrality",
    "CodedLink",
    "Coding",
    "Concept",
    "Graph",
    "InfluenceMap",
    "RobustLoops",
    "RobustPath",
    "centralities",
    "coded",
    "interactions",
    "load_influences",
    "loops",
    "paths",
    "robust_loops",
    "robust_paths",
    "told",
]
