"""The window: what is said on top, two buttons below, and the code the first time."""

import queue
import threading
import tkinter as tk

from regie_button import server
from regie_button.desk import Desk, Shown, State
from regie_button.words import sentence

HOTKEYS = {"<ctrl>+<shift>+<f12>": "alarm", "<ctrl>+<shift>+<f11>": "attention"}
LOOK_MS = 100


class Window:
    """One small window; tkinter is touched by its own thread alone."""

    def __init__(self, desk: Desk, address: str) -> None:
        self.desk, self.address = desk, address
        self._news: queue.SimpleQueue[Shown] = queue.SimpleQueue()
        self._stopped = threading.Event()
        self.root = tk.Tk()
        self.root.title("Regie balieknop")
        self.root.geometry("360x200")
        self.said = tk.Label(self.root, wraplength=330, font=("", 12))
        self.said.pack(expand=True, fill="both", padx=12, pady=8)
        self._add_buttons()
        self._add_pairing()
        self.show(desk.shown())

    def _add_buttons(self) -> None:
        row = tk.Frame(self.root)
        row.pack(fill="x", padx=12, pady=8)
        for kind, word in (("attention", "Attentie"), ("alarm", "Alarm")):
            press = tk.Button(row, text=word, height=2, command=lambda kind=kind: self.desk.press(kind))
            press.pack(side="left", expand=True, fill="x", padx=4)

    def _add_pairing(self) -> None:
        self.pairing = tk.Frame(self.root)
        self.code = tk.Entry(self.pairing, width=18)
        self.code.pack(side="left", padx=4)
        self.code.bind("<Return>", lambda _event: self._pair())
        tk.Button(self.pairing, text="Koppel deze computer", command=self._pair).pack(side="left")

    def _pair(self) -> None:
        try:
            self.desk.pair(self.address, self.code.get())
        except server.Refused:
            self.said["text"] = "Deze code werkt niet (meer). Vraag de beheerder om een nieuwe."
        except server.NotReached:
            self.said["text"] = f"{self.address} antwoordt niet."
        else:
            self.show(self.desk.shown())

    def show(self, shown: Shown) -> None:
        """Say it."""
        self.said["text"] = sentence(shown)
        # The title is what the task bar shows of a window that does not stand in front.
        self.root.title(f"Regie balieknop: {shown.state}")
        if shown.state is State.NOT_PAIRED:
            self.pairing.pack(pady=4)
            self.code.focus_set()
        else:
            self.pairing.pack_forget()

    def run(self) -> None:
        """Until the window is closed."""
        keys = listen_for_keys(self.desk)
        worker = threading.Thread(target=self.desk.run, args=(self._news.put, self._stopped), daemon=True)
        worker.start()
        self._look()
        self.root.mainloop()
        self._stopped.set()
        if keys:
            keys.stop()

    def _look(self) -> None:
        latest = None
        while not self._news.empty():
            latest = self._news.get()
        if latest and (latest.state is not State.NOT_PAIRED or not self.code.get()):
            self.show(latest)
        self.root.after(LOOK_MS, self._look)


def listen_for_keys(desk: Desk):
    """The keys that work in every program, when pynput is there; None without it."""
    try:
        from pynput import keyboard  # noqa: PLC0415  an extra
    except Exception:  # noqa: BLE001  it raises whatever its back end raises when there is no screen
        return None
    pressed = {key: (lambda kind=kind: desk.press(kind)) for key, kind in HOTKEYS.items()}
    listener = keyboard.GlobalHotKeys(pressed)
    listener.start()
    return listener
