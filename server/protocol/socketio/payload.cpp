#include "protocol/socketio/payload.h"
