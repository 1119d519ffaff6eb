"""Where to listen: an address of this machine and a port."""

from ipaddress import ip_address


def listen_address(value: object) -> object:
    """Where to listen as host and port; anything else as it is."""
    if not isinstance(value, str):
        return value
    host, _, port = value.rpartition(":")
    try:
        return str(ip_address(host.strip("[]") if host != "localhost" else "127.0.0.1")), int(port)
    except ValueError:
        raise ValueError("it must be an address of this machine and a port, like 127.0.0.1:8090") from None
