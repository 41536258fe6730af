using System.Runtime.InteropServices;

namespace TenFour.Cli.Shell;

/// <summary>
/// Ctrl-C and SIGTERM. The first asks for a stop at the next safe point through <see cref="Stop"/>; the second ends the program at
/// once, which is safe too, because the next start recovers from the checkpoint.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly Action announce;
    private readonly Action stopNow;
    private int signals;

    /// <param name="announce">Says that the program is stopping, and how to stop it at once.</param>
    /// <param name="stopNow">Ends the process.</param>
    public Interrupts(Action announce, Action stopNow)
    {
        this.announce = announce;
        this.stopNow = stopNow;
    }

    /// <summary>Cancelled by the first signal. A command that ends early because of it throws <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Stop => stop.Token;

    public bool IsStopRequested => stop.IsCancellationRequested;

    /// <summary>Takes the signals over from the system, until disposed.</summary>
    public void Listen()
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM])
        {
            registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                Signal();
            }));
        }
    }

    /// <summary>One signal has come. The token is cancelled before anything is written: a blocked stderr must not hold the stop up.</summary>
    public void Signal()
    {
        if (Interlocked.Increment(ref signals) > 1)
        {
            stopNow();
            return;
        }

        stop.Cancel();
        announce();
    }

    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        stop.Dispose();
    }
}
