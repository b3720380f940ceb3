# Sends WM_DELETE_WINDOW to every window that understands it, as a window manager does when its button is
# pressed. Uses libX11 alone; exits with 1 where no window was found.
import ctypes
import sys
from ctypes import POINTER, Structure, Union, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p

X = ctypes.CDLL("libX11.so.6")
X.XOpenDisplay.restype = c_void_p
X.XDefaultRootWindow.restype = c_ulong
X.XInternAtom.restype = c_ulong


class ClientMessage(Structure):
    _fields_ = [
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message_type", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
    ]


class Event(Union):
    _fields_ = [("client", ClientMessage), ("pad", c_long * 24)]


def children(display, window):
    root, parent, found, count = c_ulong(), c_ulong(), POINTER(c_ulong)(), c_uint()
    X.XQueryTree(c_void_p(display), c_ulong(window), byref(root), byref(parent), byref(found), byref(count))
    below = [found[i] for i in range(count.value)]
    return below + [w for child in below for w in children(display, child)]


def protocols(display, window):
    atoms, count = POINTER(c_ulong)(), c_int()
    if not X.XGetWMProtocols(c_void_p(display), c_ulong(window), byref(atoms), byref(count)):
        return []
    return [atoms[i] for i in range(count.value)]


display = X.XOpenDisplay(None)
wm_protocols = X.XInternAtom(c_void_p(display), c_char_p(b"WM_PROTOCOLS"), 0)
wm_delete = X.XInternAtom(c_void_p(display), c_char_p(b"WM_DELETE_WINDOW"), 0)
asked = 0
for window in children(display, X.XDefaultRootWindow(c_void_p(display))):
    if wm_delete in protocols(display, window):
        event = Event()
        event.client.type = 33  # ClientMessage
        event.client.window = window
        event.client.message_type = wm_protocols
        event.client.format = 32
        event.client.data[0] = wm_delete
        X.XSendEvent(c_void_p(display), c_ulong(window), 0, c_long(0), byref(event))
        asked += 1
X.XFlush(c_void_p(display))
sys.exit(0 if asked else 1)
