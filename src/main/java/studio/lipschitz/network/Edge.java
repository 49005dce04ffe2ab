package studio.lipschitz.network;

/// The output of one node led to an input port of another.
///
/// @param port 0 for a module with one input
public record Edge(String from, String to, int port) {

    public static Edge of(String from, String to) {
        return new Edge(from, to, 0);
    }
}
