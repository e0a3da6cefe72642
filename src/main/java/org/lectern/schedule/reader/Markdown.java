package org.lectern.schedule.reader;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// Markdown as what can be read of it: words without marks, links by their text, HTML as it stands.
final class Markdown {
    /// Deeper blocks than these are text: nobody writes them.
    private static final int DEEPEST = 20;

    private static final Parser PARSER =
            Parser.builder().maxOpenBlockParsers(DEEPEST).build();

    private Markdown() {}

    static String text(String markdown) {
        Words words = new Words();
        // Without recursion: emphasis may be nested as deep as a text is long.
        Node root = PARSER.parse(markdown);
        Node node = root.getFirstChild();
        while (node != null) {
            node.accept(words);
            Node next = node.getFirstChild();
            while (next == null && node != null && !node.equals(root)) {
                if (node instanceof Block) {
                    words.apart();
                }
                next = node.getNext();
                node = node.getParent();
            }
            node = next;
        }
        return words.text.toString().strip();
    }

    /// Takes the words of one node, without those in it.
    private static final class Words extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();

        void apart() {
            text.append(' ');
        }

        @Override
        protected void visitChildren(Node parent) {
            // They are visited on their own.
        }

        @Override
        public void visit(Text words) {
            text.append(words.getLiteral());
        }

        @Override
        public void visit(Code code) {
            text.append(code.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock code) {
            text.append(code.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            text.append(code.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            text.append(html.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            text.append(html.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak end) {
            apart();
        }

        @Override
        public void visit(HardLineBreak end) {
            apart();
        }
    }
}
