#include "protocol/socketio/decoder.h"
