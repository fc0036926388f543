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


# What the errno of an answer means (protocol 6.2). OpenVox publishes no table: this is the one of the family that its API comes from.
_SENTENCES = {
    "10002": "The PBX does not accept requests in XML.",
    "10003": "The PBX does not know this request. Its firmware may be too old for it.",
    "10004": "This request lacks something that the PBX needs.",
    "10005": "This call does not exist. It may have ended already.",
    "10006": "This extension does not exist on the PBX.",
    "10007": "There is no such call. It may have ended already.",
    "10008": "The extension is not free. Try again when its call is over.",
    "10009": "This extension may not be monitored. Allow it in the settings of the extension on the PBX.",
    "10010": "The monitor mode of the extension does not allow this. Change it in the settings of the extension on the PBX.",
    "10011": "The number called does not exist. Check the number.",
    "10012": "This IVR does not exist on the PBX.",
    "10013": "This queue does not exist on the PBX.",
    "10014": "This ring group does not exist on the PBX.",
    "10015": "The call is not connected yet, or no longer. Try again while both sides talk.",
    "10016": "It is too late to accept or refuse this call.",
    "10017": "The PBX could not change the extension. Check the values.",
    "10018": "The PBX could not change the IVR. Check the values.",
    "10019": "The PBX could not change the queue. Check the values.",
    "10020": "The PBX could not save the wake-up call. Check the values.",
    "10021": "This wake-up call does not exist on the PBX.",
    "10022": "This wake-up call exists already.",
    "10023": "The audio file does not exist on the PBX. Upload it there first.",
    "10024": "This extension has no permission for outside calls. Give it one in the outbound routes of the PBX.",
    "10025": "The settings of the PBX were changed too often in a short time. Wait a moment.",
    "10026": "There is no GSM trunk of this name on the PBX.",
    "10027": "No GSM module of the PBX is free. Try again later.",
    "10028": "The number is missing.",
    "10029": "The PBX could not send the text message.",
    "10030": "The PBX could not send the text message.",
    "10031": "The number called is not valid. Check the number.",
    "10032": "The password of the queue is wrong.",
    "10033": "The PBX could not save the routes of the extension.",
    "20000": "The PBX only accepts requests in JSON.",
    "20001": "The PBX did not accept the kind of request. Its firmware may be too different.",
    "20002": "The PBX refuses logins from here after too many wrong ones. Wait ten minutes, and check the user name and the password.",
    "20003": "The PBX refuses the user name or the password.",
    "20004": "The PBX has ended the session. Another program may have logged in with the same user.",
    "20005": "The PBX wants a login first.",
    "20006": "The session with the PBX has expired.",
    "20007": "The PBX has nothing to tell about this.",
    "20008": "The PBX does not accept the port for its reports.",
    "20009": "The PBX received an empty request.",
    "20010": "The PBX could not handle the request inside. Try again, and restart the PBX if it stays so.",
    "20011": "The PBX could not store where its reports go.",
    "20012": "The permission to fetch this recording is no longer valid. Try again.",
    "20013": "The PBX wants a captcha, which no program can solve. Log in to its web page once.",
    "20014": "This recording does not exist on the PBX, or it was deleted.",
    "20015": "The PBX does not accept the address that is to fetch the file.",
    "20016": "The PBX does not know this kind of voicemail.",
    "20017": "The permission to fetch this voicemail is no longer valid. Try again.",
    "20018": "The audio file is missing on the PBX.",
    "20019": "The PBX does not accept the times asked for.",
    "20020": "The permission to fetch the call records is no longer valid. Try again.",
    "20021": "There are no such call records on the PBX.",
    "30001": "The PBX had an internal error. Try again, and restart the PBX if it stays so.",
    "30003": "The API of the PBX is not running. Check that it is enabled on the API page of the PBX, and restart the PBX if it stays so.",
}


def is_known(errno: str | None) -> bool:
    """Return whether it is known what an errno means."""
    return errno in _SENTENCES


def sentence_for(errno: str | None) -> str:
    """Return what an errno of an answer means, as a sentence for people (protocol 6.2)."""
    if errno is None:
        return "The PBX refused the request without saying why."
    return _SENTENCES.get(errno, f"The PBX refused the request with error {errno}, which is not documented.")
