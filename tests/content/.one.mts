import { mdxToHast } from 'satteri';
try { mdxToHast(JSON.parse(process.argv[2]),{features:{frontmatter:false}} as any); console.log('ok'); } catch(e:any){console.log('err',e.message.slice(0,90))}
