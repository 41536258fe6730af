using TenFour.Calls.Feeding;

namespace TenFour.Calls.Tests.Feeding;

/// <summary>A feed that does what the test says.</summary>
internal sealed class ScriptedFeed(FeedKind kind, TimeProvider time) : ICallFeed
{
    private readonly TaskCompletionSource _ready = new();
    private readonly TaskCompletionSource _end = new();

    public FeedKind Kind => kind;

    public FeedTopics Topics => FeedTopics.Below("data", kind);

    public string? Error { get; set; }

    public bool IsRunning { get; private set; }

    public FeedStatus Status => new() { Kind = kind, Clock = time.GetUtcNow(), LastError = Error };

    public Task Ready => _ready.Task;

    public void Answer() => _ready.SetResult();

    public void Fail(Exception error) => _end.SetException(error);

    public void End() => _end.SetResult();

    public async Task RunAsync(CancellationToken cancellation)
    {
        IsRunning = true;
        try
        {
            await _end.Task.WaitAsync(cancellation);
        }
        finally
        {
            IsRunning = false;
        }
    }
}
