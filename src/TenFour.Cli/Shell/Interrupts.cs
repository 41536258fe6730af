using System.Runtime.InteropServices;

namespace TenFour.Cli.Shell;

/// <summary>
/// Ctrl-C and SIGTERM. The first asks for a stop at the next safe point through <see cref="Stop"/>; the second ends the program at
/// once, which is safe too, because the next start recovers from the checkpoint. A command whose work goes on elsewhere takes the second
/// signal itself (<see cref="TakeSecond"/>), to end that work; a third one then ends the program.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource stopAtOnce = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly Action announce;
    private readonly Action stopNow;
    private int signals;
    private volatile bool isSecondTaken;

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
        var signal = Interlocked.Increment(ref signals);
        if (signal > 1)
        {
            if (signal == 2 && isSecondTaken)
            {
                stopAtOnce.Cancel();
                return;
            }

            stopNow();
            return;
        }

        stop.Cancel();
        announce();
    }

    /// <summary>The second signal cancels this token instead of ending the program.</summary>
    public CancellationToken TakeSecond()
    {
        isSecondTaken = true;
        return stopAtOnce.Token;
    }

    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        stop.Dispose();
        stopAtOnce.Dispose();
    }
}
