package studio.lipschitz.network;

/// The output of one node led to an input port of another.
///
/// @param port 0 for a module with one input; a joint counts its ports from 0
public record Edge(String from, String to, int port) {

    public static Edge of(String from, String to) {
        return new Edge(from, to, 0);
    }
}
