"""Reads a TensorBoard event file with nothing but the standard library, and prints its scalars; fails on a wrong checksum, and ends at a record that is torn."""
import struct
import sys

TABLE = []
for n in range(256):
    for _ in range(8):
        n = n >> 1 ^ 0x82F63B78 if n & 1 else n >> 1
    TABLE.append(n)


def masked(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ crc >> 8
    crc ^= 0xFFFFFFFF
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def fields(data):
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            part = data[at]
            at += 1
            value |= (part & 0x7F) << shift
            shift += 7
            if part < 0x80:
                return value

    while at < len(data):
        tag = varint()
        kind = tag & 7
        if kind == 0:
            yield tag >> 3, varint()
        elif kind == 2:
            size = varint()
            yield tag >> 3, data[at:at + size]
            at += size
        else:
            size = {1: 8, 5: 4}[kind]
            yield tag >> 3, struct.unpack("<d" if size == 8 else "<f", data[at:at + size])[0]
            at += size


content = open(sys.argv[1], "rb").read()
place = 0
while place < len(content):
    head = content[place:place + 8]
    if len(content) - place < 12:
        break
    (length,) = struct.unpack("<Q", head)
    (check,) = struct.unpack("<I", content[place + 8:place + 12])
    assert check == masked(head), "length at %d" % place
    if len(content) - place < 16 + length:
        break
    data = content[place + 12:place + 12 + length]
    (check,) = struct.unpack("<I", content[place + 12 + length:place + 16 + length])
    assert check == masked(data), "data at %d" % place
    place += 16 + length
    event = dict(fields(data))
    if 3 in event:
        print("version", event[3].decode())
    if 7 in event and dict(fields(event[7])).get(1) == 1:
        print("begins", event.get(2, 0))
    if 5 in event:
        for _, value in fields(event[5]):
            value = dict(fields(value))
            print(event.get(2, 0), value[1].decode(), value[2])
