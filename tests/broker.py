"""A real Mosquitto on loopback, with the password file and access list that `regie mqtt` prints."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from tests.processes import free_ports, typed

MOSQUITTO = "/usr/sbin/mosquitto"
REGIE_USER = "regie"
REGIE_PASSWORD = "a-password-for-regie"


class MosquittoBroker:
    """One broker as docs/operator.md sets it up; ends nothing but itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port, self.inner_port = free_ports(2)
        self.url = f"mqtt://{REGIE_USER}:{REGIE_PASSWORD}@127.0.0.1:{self.inner_port}"
        self.child: subprocess.Popen[bytes] | None = None
        self.folder.mkdir()
        self.folder.chmod(0o755)
        # Mosquitto leaves root behind, so it must be able to read its own files.
        (folder / "mosquitto.conf").write_text(
            "allow_anonymous false\n"
            f"password_file {folder}/passwords\n"
            f"acl_file {folder}/acl\n"
            "message_size_limit 8192\n"
            f"listener {self.port} 127.0.0.1\n"
            "use_username_as_clientid true\n"
            f"listener {self.inner_port} 127.0.0.1\n"
            f"{'user root' if os.geteuid() == 0 else ''}\n"
        )

    def write_own_lines(self) -> None:
        """What `regie mqtt` prints for the database of this test."""
        from django.test import override_settings

        from regie.cli import mqtt

        with override_settings(MQTT_URL=self.url):
            (self.folder / "passwords").write_text("\n".join(mqtt.passwords()) + "\n")
            (self.folder / "acl").write_text("\n".join(mqtt.acl()) + "\n")

    def write_lines(self, database: str) -> None:
        """What `regie mqtt` prints for this database."""
        for which in ("passwords", "acl"):
            done = typed("mqtt", which, REGIE_DATABASE_URL=database, REGIE_MQTT_URL=self.url)
            assert done.returncode == 0, done.stdout
            (self.folder / which).write_text(done.stdout)

    def start(self) -> "MosquittoBroker":
        """Start it and wait until it listens."""
        log = (self.folder / "log").open("ab")
        self.child = subprocess.Popen(
            [MOSQUITTO, "-v", "-c", str(self.folder / "mosquitto.conf")], stdout=log, stderr=log
        )
        until = time.monotonic() + 10
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return self
        raise AssertionError((self.folder / "log").read_text())

    def reload(self) -> None:
        """Read the password file and the access list again."""
        assert self.child
        self.child.send_signal(signal.SIGHUP)

    def stop(self) -> None:
        """End it."""
        if self.child and self.child.poll() is None:
            self.child.kill()
            self.child.wait()


class Button:
    """A button at the broker: paho, the client library of the Eclipse foundation, with a device's own password."""

    def __init__(self, broker: MosquittoBroker, user: str, password: str, *, client_id: str = "") -> None:
        import paho.mqtt.client as paho

        self.got: list[tuple[str, bytes]] = []
        self.refused = False
        self.client = paho.Client(paho.CallbackAPIVersion.VERSION2, client_id=client_id)
        self.client.username_pw_set(user, password)
        self.client.on_message = lambda _client, _data, message: self.got.append(
            (message.topic, message.payload)
        )
        self.client.on_connect = self._connected
        self.broker = broker

    def _connected(self, _client, _data, _flags, reason, _properties) -> None:
        self.refused = reason.is_failure

    def connect(self, *, will: tuple[str, bytes] | None = None) -> "Button":
        """Log in; `will` is said by the broker when the line breaks."""
        if will:
            self.client.will_set(*will, qos=1)
        self.client.connect("127.0.0.1", self.broker.port, keepalive=5)
        self.client.loop_start()
        until(lambda: self.client.is_connected() or self.refused)
        return self

    def listen(self, topic: str) -> None:
        """Hear what is said on this topic."""
        self.client.subscribe(topic, qos=1)

    def say(self, topic: str, payload: bytes, *, retain: bool = False) -> None:
        """Publish, and wait until the broker has it."""
        self.client.publish(topic, payload, qos=1, retain=retain).wait_for_publish(5)

    def cut(self) -> None:
        """Pull the plug: no good-bye, so the broker says the will."""
        sock = self.client.socket()
        assert sock
        sock.shutdown(socket.SHUT_RDWR)
        self.client.loop_stop()

    def leave(self) -> None:
        """Say good-bye."""
        self.client.disconnect()
        self.client.loop_stop()


def until(true, *, seconds: float = 60) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return
        time.sleep(0.02)
    raise AssertionError("it did not come to be so in time")
