package studio.lipschitz.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.ui.workspace.ModuleSearch;
import studio.lipschitz.ui.workspace.ModuleSearch.Entry;

class PaletteModelTest {

    @Test
    void nameOfATorchModuleFindsItsReplacementFirst() {
        List<Entry> found = ModuleSearch.find("Linear");
        assertEquals("SpectralLinear", found.getFirst().type().name());
        assertEquals(Optional.of("Linear"), found.getFirst().inPlaceOf());
        assertTrue(found.stream().anyMatch(entry -> entry.type().name().equals("Linear")));
    }

    @Test
    void pythonSpellingAndCaseDoNotMatter() {
        assertEquals(ModuleSearch.find("Conv2d"), ModuleSearch.find(" torch.nn.conv2d "));
        assertEquals(ModuleSearch.find("Conv2d"), ModuleSearch.find("nn.CONV2D"));
        assertEquals("SpectralConv2d", ModuleSearch.find("nn.Conv2d").getFirst().type().name());
    }

    @Test
    void namesComeBeforeSummaries() {
        List<String> names = ModuleSearch.find("pool").stream().map(entry -> entry.type().name()).toList();
        int lastNamed = names.lastIndexOf(
                names.stream().filter(name -> name.toLowerCase(java.util.Locale.ROOT).contains("pool")).reduce((_, last) -> last)
                        .orElseThrow());
        assertTrue(names.subList(0, lastNamed + 1).stream().allMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("pool")),
                names::toString);
    }

    @Test
    void emptySearchShowsTheWholeCatalogue() {
        assertEquals(Catalogue.all(), ModuleSearch.find("  ").stream().map(Entry::type).toList());
    }

    @Test
    void nonsenseFindsNothing() {
        assertEquals(List.of(), ModuleSearch.find("zzz"));
    }
}
