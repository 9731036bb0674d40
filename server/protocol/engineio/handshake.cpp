#include "protocol/engineio/handshake.h"
