package org.lectern.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javax.imageio.ImageIO;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;

/// Questions and votes over a session, by talk, as a picture that can be read on a phone.
public final class Chart {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 520;
    private static final Color QUESTIONS = new Color(0x1d4ed8);
    private static final Color VOTES = new Color(0xb45309);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 34);

    private final byte[] png;
    private final String text;

    private Chart(byte[] png, String text) {
        this.png = png;
        this.text = text;
    }

    public static Chart of(Report report, Locale language) {
        Wording wording = Wording.of(report, language);
        BufferedImage picture = new BufferedImage(WIDTH, 2 * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        try {
            bars(
                            report,
                            wording.text("chart.questions"),
                            part -> part.questions().size(),
                            QUESTIONS)
                    .paint(graphics, WIDTH, HEIGHT);
            graphics.translate(0, HEIGHT);
            bars(report, wording.text("chart.votes"), Report.Part::votes, VOTES).paint(graphics, WIDTH, HEIGHT);
        } finally {
            graphics.dispose();
        }
        return new Chart(png(picture), told(report, wording));
    }

    private static CategoryChart bars(Report report, String title, ToIntFunction<Report.Part> height, Color color) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .build();
        CategoryStyler styler = chart.getStyler();
        styler.setLegendVisible(false);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setChartTitleFont(FONT.deriveFont(Font.BOLD, 42));
        styler.setAxisTickLabelsFont(FONT);
        styler.setAxisTickLabelsColor(Color.BLACK);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setPlotGridLinesColor(new Color(0xd5dbe3));
        styler.setAvailableSpaceFill(.7);
        styler.setYAxisDecimalPattern("#,##0");
        styler.setYAxisTickMarkSpacingHint(100);
        styler.setYAxisMin(0.0);
        int most = report.parts().stream().mapToInt(height).max().orElse(0);
        styler.setYAxisMax((double) Math.max(4, most));
        List<String> labels = report.parts().stream().map(Wording::label).toList();
        List<Integer> heights = report.parts().stream().map(height::applyAsInt).toList();
        chart.addSeries(title, labels.isEmpty() ? List.of("–") : labels, heights.isEmpty() ? List.of(0) : heights)
                .setFillColor(color);
        return chart;
    }

    private static byte[] png(BufferedImage picture) {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory takes every byte", e);
        }
    }

    private static String told(Report report, Wording wording) {
        Report.Sums sums = report.sums();
        if (sums.asked() == 0) {
            return wording.text("chart.none");
        }
        String most = report.parts().stream()
                .max(Comparator.comparingInt(
                        (Report.Part part) -> part.questions().size()))
                .map(wording::heading)
                .orElse("");
        Optional<String> loudest = report.parts().stream()
                .filter(part -> part.votes() > 0)
                .max(Comparator.comparingInt(Report.Part::votes))
                .map(wording::heading);
        String text = wording.text("chart.text", sums.asked(), sums.votes(), most);
        return loudest.map(heading -> text + " " + wording.text("chart.textVotes", heading))
                .orElse(text);
    }

    /// 1200 pixels wide.
    public byte[] png() {
        return png.clone();
    }

    /// What it shows, for whoever does not see it.
    public String text() {
        return text;
    }
}
