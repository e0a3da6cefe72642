package org.lectern.wall;

import io.nayuki.qrcodegen.QrCode.Ecc;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// QR codes, as SVG.
final class QrCode {
    /// The margin that readers need, in modules.
    private static final int QUIET = 4;

    private QrCode() {}

    /// @return empty where there is nothing to say
    static String svg(@Nullable URI address) {
        if (address == null) {
            return "";
        }
        io.nayuki.qrcodegen.QrCode code = io.nayuki.qrcodegen.QrCode.encodeText(address.toString(), Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d,%dh1v1h-1z".formatted(x + QUIET, y + QUIET));
                }
            }
        }
        int side = code.size + 2 * QUIET;
        return "<svg class=\"code\" viewBox=\"0 0 %1$d %1$d\" aria-hidden=\"true\">".formatted(side)
                + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
                + "<path d=\"" + path + "\" fill=\"#000\"/></svg>";
    }
}
