package org.lectern.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// The first 32 bytes of a write-ahead log, as SQLite's file format lays them out (section 4.1). SQLite takes a log
/// whose header is not valid for an empty one, and silently drops the commits that it holds.
final class WalHeader {
    private static final int LENGTH = 32;
    private static final int MAGIC = 0x377f0682;

    private WalHeader() {}

    /// Whether there is a log beside a database whose header is damaged. The file may lack, or have no header yet.
    static boolean isDamaged(Path database) throws IOException {
        Path log = Path.of(database + "-wal");
        if (!Files.isRegularFile(log)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(log)) {
            byte[] header = in.readNBytes(LENGTH);
            return header.length == LENGTH && !isValid(ByteBuffer.wrap(header));
        }
    }

    private static boolean isValid(ByteBuffer header) {
        int magic = header.getInt(0);
        if ((magic | 1) != (MAGIC | 1)) {
            return false;
        }
        // The magic number's last bit is the byte order of the checksum, which is over all before it.
        ByteBuffer words = header.duplicate().order((magic & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int first = 0;
        int second = 0;
        for (int i = 0; i < 24; i += 8) {
            first += words.getInt(i) + second;
            second += words.getInt(i + 4) + first;
        }
        return header.getInt(24) == first && header.getInt(28) == second;
    }
}
