"""Names and numbers that several modules share."""

from datetime import timedelta
import logging

from homeassistant.const import CONF_PASSWORD

DOMAIN = "openvox_uc"
LOGGER = logging.getLogger(__package__)

DEFAULT_PORT = 9011

CONF_PASSWORD_MD5 = f"{CONF_PASSWORD}_md5"

CONF_ALLOW_DANGEROUS_ACTIONS = "allow_dangerous_actions"
CONF_ALLOW_FEATURE_CODES = "allow_feature_codes"
CONF_ALLOWED_NUMBERS = "allowed_numbers"
CONF_ALLOWED_SENDERS = "allowed_senders"
CONF_CALLBACK_ADDRESS = "callback_address"
CONF_DOOR_PHONES = "door_phones"
CONF_ASSIST_ANYONE = "assist_anyone"
CONF_ASSIST_HISTORY = "assist_history"
CONF_HISTORY_DAYS = "history_days"
CONF_INTERNATIONAL_PREFIX = "international_prefix"
CONF_MASK_NUMBERS = "mask_numbers"
CONF_MESSAGE_FORMAT = "message_format"
CONF_MISSED_CALLS_LIST = "missed_calls_list"
CONF_OUTSIDE_PREFIX = "outside_prefix"
CONF_PARK_CODE = "park_code"
CONF_PICKUP_CODE = "pickup_code"
CONF_QUEUES = "queues"
CONF_PLAY_RECORDINGS = "play_recordings"
CONF_REPORT_PORT = "report_port"
CONF_RETRIEVAL_CODES = "retrieval_codes"
CONF_UNRECORDED_ATTRIBUTES = "unrecorded_attributes"
CONF_VOICEMAIL_CODE = "voicemail_code"

SUBENTRY_ADDRESS_BOOK = "address_book"

EVENT_CALL = "openvox_uc_event"
EVENT_CALL_RECORD = "openvox_uc_call_record"

DEFAULT_DAYS = 365

# The longest phone number, pattern of numbers, or search text that a user may enter.
MAX_TYPED = 64

POLL_INTERVAL = timedelta(seconds=60)
