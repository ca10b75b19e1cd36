"""Where a request comes from, as requests and tries are counted by it. Pure."""

from ipaddress import IPv6Address, ip_address

_NETWORK_BITS = 64
"""Of an IPv6 address: one household or phone has all that lie below."""


def place_of(came_from: str) -> str:
    """The network address, and of an IPv6 address the network. What is no address stays as it is.
    An IPv4 address is the same however it is written."""
    try:
        address = ip_address(came_from)
    except ValueError:
        return came_from
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped) if mapped else address.packed[: _NETWORK_BITS // 8].hex()
    return str(address)
