"""The whole bot and the sandbox in one process under a virtual clock: crashes at named points, faults, and an oracle.

python -m tests.campaigns.simulation --kind crashes|schedules --seed 1 --runs 10
"""
