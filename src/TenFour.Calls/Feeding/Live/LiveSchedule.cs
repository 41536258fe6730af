namespace TenFour.Calls.Feeding.Live;

/// <summary>When the dataset may be asked next, and what it need not say again. It is kept in a file: a restart changes nothing.</summary>
internal sealed class LiveSchedule
{
    private readonly LiveFile<LiveRequests> _file;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;

    /// <param name="path">The file.</param>
    /// <param name="interval">The least time from one request to the next.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="Streaming.Errors.StreamingException">The file is there but cannot be used.</exception>
    public LiveSchedule(string path, TimeSpan interval, TimeProvider time)
    {
        (_file, _interval, _time) = (new LiveFile<LiveRequests>(path), interval, time);
        Requests = _file.Load();
    }

    public LiveRequests Requests { get; private set; }

    /// <summary>How long to wait for the next request; zero for none.</summary>
    public TimeSpan Rest
    {
        get
        {
            var rest = Requests.NotBefore - _time.GetUtcNow() ?? TimeSpan.Zero;

            // Further ahead than anything that is ever written: the machine's clock was wrong then, or is now.
            return rest > TimeSpan.Zero && rest <= LiveBackOff.LongestAsked ? rest : TimeSpan.Zero;
        }
    }

    /// <summary>The last answer to the same question, where it can be named and the memory still holds what it said.</summary>
    public LiveRequests? Known(Uri address, long step) =>
        Requests is ({ Tag: not null } or { Modified: not null }) and { Address: { } asked } last && last.Step == step && asked == address.OriginalString
            ? last
            : null;

    public async Task WaitAsync(CancellationToken cancellation)
    {
        if (Rest is var rest && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, _time, cancellation);
        }
    }

    /// <summary>A request is about to be sent. Noted before it is: killed in between, the next one still waits.</summary>
    public void NoteRequest() => Save(Requests with { NotBefore = _time.GetUtcNow() + _interval });

    public void NoteFailure(string sentence, TimeSpan delay) =>
        Save(Requests with { NotBefore = _time.GetUtcNow() + delay, Failure = sentence });

    /// <summary>An answer is in the memory, at this step. Noted after that: a tag must not stand for rows that nobody has.</summary>
    public void NoteAnswer(Uri address, LiveAnswer answer, long step, DateTimeOffset? dataTime) => Save(Requests with
    {
        LastAnswer = _time.GetUtcNow(),
        DataTime = dataTime ?? Requests.DataTime,
        Failure = null,
        Address = address.OriginalString,
        Tag = answer.Tag,
        Modified = answer.Modified,
        Step = step,
    });

    private void Save(LiveRequests requests)
    {
        _file.Save(requests);
        Requests = requests;
    }
}
