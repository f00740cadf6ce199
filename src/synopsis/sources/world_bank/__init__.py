"""World Bank indicators: the API of version 2, its bulk files, and compiled tables."""
