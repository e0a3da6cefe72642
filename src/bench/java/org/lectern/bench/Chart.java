package org.lectern.bench;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler;

/// Answers a second by how many ask, of every subject.
final class Chart {
    private static final List<String> ASKERS = List.of("1 asker", "8 askers", "64 askers", "512 askers");

    private final Figures figures;

    Chart(Figures figures) {
        this.figures = figures;
    }

    void write(Path file) throws IOException {
        System.setProperty("java.awt.headless", "true");
        CategoryChart chart = new CategoryChartBuilder()
                .width(1000)
                .height(500)
                .title("/ask by people who ask again as soon as they are answered")
                .yAxisTitle("answers a second")
                .build();
        CategoryStyler style = chart.getStyler();
        style.setChartBackgroundColor(Color.WHITE);
        style.setLegendPosition(Styler.LegendPosition.OutsideE);
        style.setYAxisDecimalPattern("#,##0");
        for (Subject subject : Subject.values()) {
            List<Double> values = new ArrayList<>();
            for (String who : ASKERS) {
                values.add(figures.median("ask", who + ": answers a second", subject)
                        .orElse(0.0));
            }
            if (values.stream().anyMatch(value -> value > 0)) {
                chart.addSeries(subject.label + (subject.keeps ? "" : " (keeps nothing)"), ASKERS, values);
            }
        }
        ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", file.toFile());
    }
}
