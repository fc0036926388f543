"""What can go wrong with a PBX, by what the caller can do about it."""


class PbxError(Exception):
    """Talking to the PBX failed. The text is a sentence for people and holds no secret."""

    def __init__(self, sentence: str, errno: str | None = None) -> None:
        """Keep the sentence and, where the PBX gave one, its error number."""
        super().__init__(sentence)
        self.sentence = sentence
        self.errno = errno


class PbxAuthRefusedError(PbxError):
    """The PBX answered the login with `Failed`: treat it as wrong credentials and do not repeat it (protocol 6.4)."""


class PbxLockedOutError(PbxAuthRefusedError):
    """The PBX refuses our address for ten minutes after too many wrong logins (protocol 1.7)."""


class PbxTokenLostError(PbxError):
    """The session is gone and could not be renewed."""


class PbxNotReachableError(PbxError):
    """No connection, a time-out, or a connection that broke: try again later."""


class PbxNotUnderstoodError(PbxError):
    """What came back is nothing that an OpenVox UC sends."""


class PbxRefusedError(PbxError):
    """The PBX understood the request and refused it; `errno` says why (protocol 6)."""
