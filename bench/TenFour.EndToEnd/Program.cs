using TenFour.EndToEnd;
using TenFour.EndToEnd.Sides;

// The measured work runs in processes of its own, so that memory and garbage of one side are none of the other's.
if (args is [SideProcess.Verb, var kind, .. var settings])
{
    await SideHost.RunAsync(kind, settings);
    return 0;
}

return await BenchRun.RunAsync(args);
