"""Messages to members: written down with what they are about, and sent afterwards."""
