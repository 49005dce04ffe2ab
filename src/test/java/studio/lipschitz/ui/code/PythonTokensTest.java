package studio.lipschitz.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.lipschitz.exchange.CodeLine;
import studio.lipschitz.exchange.PythonCode;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.code.PythonTokens.Kind;
import studio.lipschitz.ui.code.PythonTokens.Token;

class PythonTokensTest {

    @Test
    void kindsAreToldApart() {
        assertEquals(
                List.of(
                        new Token("    ", Kind.PLAIN), new Token("self", Kind.KEYWORD), new Token(".conv2d1 = f(", Kind.PLAIN),
                        new Token("3", Kind.NUMBER), new Token(", eps=", Kind.PLAIN), new Token("1e-5", Kind.NUMBER),
                        new Token(", mode=", Kind.PLAIN), new Token("\"a # \\\" 1\"", Kind.STRING), new Token(")  ", Kind.PLAIN),
                        new Token("# None of 2", Kind.COMMENT)),
                PythonTokens.of("    self.conv2d1 = f(3, eps=1e-5, mode=\"a # \\\" 1\")  # None of 2"));
        assertEquals(List.of(), PythonTokens.of(""));
    }

    @ParameterizedTest
    @EnumSource
    void thePiecesAreTheLine(Template template) {
        for (CodeLine line : PythonCode.of(template.load().analysis()).lines()) {
            assertEquals(line.text(), PythonTokens.of(line.text()).stream().map(Token::text).collect(Collectors.joining()));
        }
    }
}
