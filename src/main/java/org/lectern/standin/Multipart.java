package org.lectern.standin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `multipart/form-data` body: its `payload_json` and its files (Discord, "Uploading Files").
record Multipart(String payload, List<Draft.Upload> files) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type:\\s*(\\S+)");

    static boolean is(String contentType) {
        return contentType.startsWith("multipart/form-data");
    }

    static Multipart read(byte[] body, String contentType) {
        // One char a byte, so that offsets are bytes.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String payload = "";
        List<Draft.Upload> files = new ArrayList<>();
        for (String part : text.split(Pattern.quote("--" + first(BOUNDARY, contentType)), -1)) {
            int end = part.indexOf("\r\n\r\n");
            if (end < 0) {
                continue;
            }
            String head = part.substring(0, end);
            byte[] content = part.substring(end + 4, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1);
            if (first(NAME, head).equals("payload_json")) {
                payload = new String(content, StandardCharsets.UTF_8);
            } else {
                files.add(new Draft.Upload(
                        first(NAME, head), first(FILE_NAME, head), first(TYPE, head), ByteBuffer.wrap(content)));
            }
        }
        return new Multipart(payload, files);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
