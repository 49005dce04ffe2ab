package studio.lipschitz.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.lipschitz.network.Analysis;

/// A network as Python source for torch and deel-torchlip 1.0.5: a `Sequential` where it is a chain, else a module with a forward pass.
///
/// Sizes that the drawing leaves out are those of the analysis, constants are those of the layers that ship. Where no Python module does what a layer
/// does, the code refuses to run there instead of building another network.
///
/// @param lines in their order
/// @param notice one sentence on what keeps it from running as drawn, if anything does
public record PythonCode(List<CodeLine> lines, Optional<String> notice) {

    /// The code of any network, a broken one too: what cannot be written is said in its place.
    public static PythonCode of(Analysis analysis) {
        if (analysis.nodes().isEmpty()) {
            return new PythonCode(List.of(), Optional.empty());
        }
        var paper = new PythonPaper(analysis);
        paper.chain().ifPresentOrElse(chain -> ChainCode.write(paper, chain), () -> GraphCode.write(paper));
        return new PythonCode(paper.lines(), paper.notice());
    }

    public String text() {
        return lines.stream().map(CodeLine::text).collect(Collectors.joining("\n", "", lines.isEmpty() ? "" : "\n"));
    }
}
