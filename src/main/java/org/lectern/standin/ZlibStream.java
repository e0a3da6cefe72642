package org.lectern.standin;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/// Transport compression `zlib-stream`: one deflate context a connection, flushed after each message
/// (Discord, "Transport Compression").
final class ZlibStream {
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final byte[] buffer = new byte[8192];

    byte[] deflate(String payload) {
        deflater.setInput(payload.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int size;
        do {
            size = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            out.write(buffer, 0, size);
        } while (size == buffer.length);
        return out.toByteArray();
    }

    void close() {
        deflater.end();
    }
}
