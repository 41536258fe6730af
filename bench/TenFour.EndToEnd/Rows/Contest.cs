using TenFour.EndToEnd.Sides;

namespace TenFour.EndToEnd.Rows;

/// <summary>
/// Runs sides in turn, so that whatever else the machine does hits all of them; every other time from the last to the first, since a side that always
/// came behind one that leaves processors idle would always find them cold. Every side first computes its whole answer once, unmeasured, which also warms it up.
/// </summary>
internal sealed class Contest(BenchContext context, params SideProcess[] sides) : IAsyncDisposable
{
    private readonly Dictionary<SideProcess, List<SideResult>> _results = sides.ToDictionary(side => side, _ => new List<SideResult>());

    /// <summary>Null before <see cref="CompareAsync"/>, and with one side.</summary>
    public bool? SameAnswer { get; private set; }

    /// <summary>Asks every side for its answer.</summary>
    /// <returns>What the first side answered.</returns>
    public async Task<Answer> CompareAsync()
    {
        var answers = new List<Answer>();
        foreach (var side in sides)
        {
            context.Log($"answer of {side.Name}");
            answers.Add((await side.VerifyAsync()).Answer!);
        }

        SameAnswer = sides.Length > 1 ? answers.TrueForAll(a => a.IsSameAs(answers[0])) : null;
        if (SameAnswer == false)
        {
            context.Log("the answers differ:" + string.Concat(sides.Zip(answers, (side, answer) => $"\n    {side.Name}: {answer}")));
        }

        return answers[0];
    }

    /// <summary>
    /// Runs of TenFour over many records before it is measured. After eight its compiler is still at work in a thread beside the workers, for 3 to 5 % of
    /// the processor time, with what is called a few times a run; on two cores that is taken from what is measured.
    /// </summary>
    public const int RunsUntilCompiled = 24;

    /// <summary>Runs without measuring, for sides that need it.</summary>
    public static async Task WarmUpAsync(SideProcess side, int runs)
    {
        for (var i = 0; i < runs; i++)
        {
            await side.RunAsync();
        }
    }

    public async Task RunAsync(int runs)
    {
        for (var run = 1; run <= runs; run++)
        {
            var order = run % 2 == 1 ? sides : [.. sides.Reverse()];
            context.Log($"run {run} of {runs}: {string.Join(", ", order.Select(side => side.Name))}");
            foreach (var side in order)
            {
                _results[side].Add(await side.RunAsync());
            }
        }

        context.Note(sides);
    }

    public Measurement Seconds(SideProcess side) => new([.. _results[side].Select(result => result.Seconds)]);

    /// <summary>Processor time, which varies less than the wall clock, of every side that says it.</summary>
    public string CpuNote(int records) => "processor time a record: " + string.Join(", ", sides
        .Select(side => (side.Name, Cpu: new Measurement([.. _results[side].Select(result => result.CpuSeconds)]).Median))
        .Where(side => side.Cpu > 0)
        .Select(side => $"{side.Name} {side.Cpu * 1e9 / records:#,0} ns"));

    public async ValueTask DisposeAsync()
    {
        foreach (var side in sides)
        {
            await side.DisposeAsync();
        }
    }
}
