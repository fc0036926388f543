"""Wakes up whom a change concerns, and nobody else."""

from collections.abc import Callable, Mapping

from homeassistant.core import CALLBACK_TYPE, callback

from .pbx import CallEvent


class Publisher:
    """Knows who has subscribed to which subject, and what each subject showed last."""

    def __init__(self) -> None:
        """Start without subscribers."""
        self._subscribers: dict[str, tuple[CALLBACK_TYPE, ...]] = {}
        self._call_subscribers: dict[str, tuple[Callable[[CallEvent], None], ...]] = {}
        self._shown: dict[str, object] = {}

    @callback
    def subscribe(self, subject: str, update: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Have a callback called when what a subject shows has changed; returns what ends that."""
        return _subscribe(self._subscribers, subject, update)

    @callback
    def subscribe_calls(self, subject: str, handle: Callable[[CallEvent], None]) -> CALLBACK_TYPE:
        """Have a callback called with what happens to the calls of a subject; returns what ends that."""
        return _subscribe(self._call_subscribers, subject, handle)

    @callback
    def show(self, subject: str, what: object) -> None:
        """Wake up a subject if it shows something new."""
        if self._shown.get(subject) != what:
            self._shown[subject] = what
            self.wake(subject)

    @callback
    def show_all(self, subjects: Mapping[str, object]) -> None:
        """Wake up all subjects that show something new, or that are there no more."""
        for gone in self._shown.keys() - subjects.keys():
            del self._shown[gone]
            self.wake(gone)
        for subject, what in subjects.items():
            self.show(subject, what)

    @callback
    def wake(self, subject: str) -> None:
        """Call the subscribers of a subject."""
        for update in self._subscribers.get(subject, ()):
            update()

    @callback
    def tell(self, subject: str, event: CallEvent) -> None:
        """Tell the subscribers of a subject what happened to a call."""
        for handle in self._call_subscribers.get(subject, ()):
            handle(event)


def _subscribe[Callback: Callable[..., None]](
    subscribers: dict[str, tuple[Callback, ...]], subject: str, subscriber: Callback
) -> CALLBACK_TYPE:
    """Add a subscriber to a subject, and return what removes it."""
    # Tuples, so that who wakes subscribers is not disturbed by those who come and go meanwhile.
    subscribers[subject] = (*subscribers.get(subject, ()), subscriber)

    @callback
    def unsubscribe() -> None:
        """Remove the subscriber, and the subject with its last one."""
        left = list(subscribers.pop(subject))
        left.remove(subscriber)
        if left:
            subscribers[subject] = tuple(left)

    return unsubscribe
