"""Gateways: frames, streams, sockets, and peers that somebody else made."""
