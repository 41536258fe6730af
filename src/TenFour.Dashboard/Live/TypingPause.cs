namespace TenFour.Dashboard.Live;

/// <summary>Waits until somebody has stopped typing. For the one thread of a page.</summary>
/// <param name="length">How long nothing is typed by then.</param>
internal sealed class TypingPause(TimeSpan length)
{
    private long _letters;

    /// <summary>Called with each letter: true when none has come after it for a while, false when one has or the wait was ended.</summary>
    public async Task<bool> WaitAsync(TimeProvider time)
    {
        var letter = ++_letters;
        await Task.Delay(length, time).ConfigureAwait(true);
        return letter == _letters;
    }

    /// <summary>What was typed so far does not matter any more.</summary>
    public void End() => _letters++;
}
