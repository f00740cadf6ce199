"""Refugee statistics of the United Nations: the interface, its downloads, and re-packagings."""
