package studio.lipschitz.worker;

/// A network that lies in a worker process, judged and ready to be asked. Calls return at once; what comes of them is told by events.
public interface LabJob extends AutoCloseable {

    /// Asks after what has been asked before.
    void ask(Question question);

    /// Takes back every question that is not answered: each is answered with [LabEvent.Refused] without a reason.
    void cancel();

    /// Ends the process; [LabEvent.Ended] follows.
    @Override
    void close();
}
