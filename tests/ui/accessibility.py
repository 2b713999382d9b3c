"""Controls as assistive technology sees them, asked for over the accessibility bus itself. (libatspi keeps a cache that can lock up
while a program is busy; here every look is a fresh question, with a time limit.)"""

from gi.repository import Gio, GLib

SHOWING, VISIBLE, FOCUSED = 25, 30, 12
LIMIT = 5000  # milliseconds for one answer
REGISTRY, ROOT = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"


class Bus:
    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, LIMIT, None)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address.unpack()[0], flags, None, None)

    def call(self, name, path, interface, method, arguments=None):
        return self.connection.call_sync(name, path, interface, method, arguments, None, 0, LIMIT, None).unpack()

    def applications(self):
        return Node(self, REGISTRY, ROOT).children()

    def pid_of(self, node):
        return self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                         GLib.Variant("(s)", (node.bus_name,)))[0]


class Node:
    """One control."""

    def __init__(self, bus, bus_name, path):
        self.bus, self.bus_name, self.path = bus, bus_name, path

    def _call(self, interface, method, arguments=None):
        return self.bus.call(self.bus_name, self.path, f"org.a11y.atspi.{interface}", method, arguments)

    def _property(self, interface, name):
        return self.bus.call(self.bus_name, self.path, "org.freedesktop.DBus.Properties", "Get",
                             GLib.Variant("(ss)", (f"org.a11y.atspi.{interface}", name)))[0]

    def _node(self, reference):
        return Node(self.bus, *reference)

    def children(self):
        return [self._node(reference) for reference in self._call("Accessible", "GetChildren")[0]]

    def parent(self):
        return self._node(self._property("Accessible", "Parent"))

    @property
    def name(self):
        return self._property("Accessible", "Name")

    @property
    def description(self):
        return self._property("Accessible", "Description")

    @property
    def role(self):
        return self._call("Accessible", "GetRoleName")[0]

    def has(self, *states):
        low, high = self._call("Accessible", "GetState")[0]
        bits = low | high << 32
        return all(bits >> state & 1 for state in states)

    def is_showing(self):
        return self.has(SHOWING, VISIBLE)

    def press(self):
        return self._call("Action", "DoAction", GLib.Variant("(i)", (0,)))[0]

    def select(self):
        """Selects this tab or entry in its parent."""
        index = self._call("Accessible", "GetIndexInParent")[0]
        self.parent()._call("Selection", "SelectChild", GLib.Variant("(i)", (index,)))

    def text(self):
        return self._call("Text", "GetText", GLib.Variant("(ii)", (0, -1)))[0]

    def cells(self):
        """Texts of all cells of a table, row by row."""
        rows, columns = self._property("Table", "NRows"), self._property("Table", "NColumns")
        at = lambda row, column: self._call("Table", "GetAccessibleAt", GLib.Variant("(ii)", (row, column)))[0]  # noqa: E731
        return [[self._node(at(row, column))._words() for column in range(columns)] for row in range(rows)]

    def _words(self):
        """A cell with a sign and a text says its text in its parts."""
        return self.name or " ".join(filter(None, (child.name for child in self.children())))

    def walk(self):
        """This control and all below it that are on the screen, without menus and the insides of tables."""
        yield self
        if self.role in ("table", "tree table"):
            return
        for child in self.children():
            if child.is_showing() and child.role != "menu bar":
                yield from child.walk()

    def everything(self):
        yield self
        for child in self.children():
            yield from child.everything()
