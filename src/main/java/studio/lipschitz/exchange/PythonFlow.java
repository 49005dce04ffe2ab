package studio.lipschitz.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a forward pass adds to the meaning of expressions. Each answers empty where no data is concerned.
interface PythonFlow {

    /// Outside a forward pass there is no data.
    PythonFlow NONE = new PythonFlow() {
        @Override
        public Optional<Meaning> called(Meaning callee, List<Meaning> places, Map<String, Meaning> named, int line) {
            return Optional.empty();
        }

        @Override
        public Optional<Meaning> combined(String operator, Meaning left, Meaning right, int line) {
            return Optional.empty();
        }

        @Override
        public Optional<Meaning> attribute(Meaning of, String name, int line) {
            return Optional.empty();
        }

        @Override
        public Optional<Meaning> item(Meaning of, Meaning index, int line) {
            return Optional.empty();
        }
    };

    Optional<Meaning> called(Meaning callee, List<Meaning> places, Map<String, Meaning> named, int line) throws Refusal;

    Optional<Meaning> combined(String operator, Meaning left, Meaning right, int line) throws Refusal;

    Optional<Meaning> attribute(Meaning of, String name, int line) throws Refusal;

    Optional<Meaning> item(Meaning of, Meaning index, int line) throws Refusal;
}
