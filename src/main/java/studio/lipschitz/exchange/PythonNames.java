package studio.lipschitz.exchange;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Gives each node a name that Python takes: its id wherever that is one.
final class PythonNames {
    /// Words of the language, what the code itself names, and what a module of torch already means by a name.
    private static final Set<String> TAKEN = Set.of(
            ("False None True and as assert async await break class continue def del elif else except finally for from global if import in is "
                    + "lambda nonlocal not or pass raise return try while with yield self super torch nn torchlip missing x "
                    + "add_module apply bfloat16 buffers call_super_init children compile cpu cuda double dump_patches eval extra_repr float "
                    + "forward get_buffer get_extra_state get_parameter get_submodule half ipu load_state_dict modules mtia named_buffers "
                    + "named_children named_modules named_parameters parameters register_backward_hook register_buffer register_forward_hook "
                    + "register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook "
                    + "register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module register_parameter "
                    + "register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ set_extra_state set_submodule share_memory "
                    + "state_dict to to_empty train training type xpu zero_grad")
                    .split(" "));

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> given = new HashSet<>(TAKEN);

    String of(String id) {
        return names.computeIfAbsent(id, this::fresh);
    }

    private String fresh(String id) {
        String name = id.replaceAll("[^A-Za-z0-9_]", "_");
        if (!Character.isLetter(name.charAt(0))) {
            name = "n" + name; // one that begins with _ might be one of torch's own
        }
        while (!given.add(name)) {
            name += "_";
        }
        return name;
    }
}
