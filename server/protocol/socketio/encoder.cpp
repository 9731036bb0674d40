#include "protocol/socketio/encoder.h"
