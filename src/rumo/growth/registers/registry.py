"""The registers by the key in their address, in the order of the tabs."""

from __future__ import annotations

from collections.abc import Mapping

from rumo.growth.registers import mentoring, participations, pools, products, publications, support
from rumo.growth.registers.base import Register

REGISTERS: Mapping[str, Register] = {
    register.key: register
    for register in (
        mentoring.REGISTER,
        pools.REGISTER,
        products.REGISTER,
        support.REGISTER,
        publications.REGISTER,
        participations.REGISTER,
    )
}
